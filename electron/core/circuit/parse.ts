/**
 * Reads expressions, by recursive descent:
 *
 *     statements = statement { ";" statement }
 *     statement  = [ name "=" ] sum
 *     sum        = product { ( "+" | "-" ) product }
 *     product    = signed { ( "*" | "/" ) signed }
 *     signed     = "-" signed | power
 *     power      = value [ "^" signed ]
 *     value      = number | name | function "(" sum { "," sum } ")" | "(" sum ")"
 */
import { fieldProblem } from '../fields/fields';
import type { Text } from '../tensor/text';
import { ExpressionProblem, type Expression, type Statement } from './expression';
import { gateNamed, gates, type GateKind } from './gates';
import { tokensOf, type Token } from './tokens';

/** The kind of gate that a function of an expression makes, by the name of the function. */
const functions = new Map(
  Object.values(gates).flatMap(({ kind, notation }) => (notation.kind === 'call' ? [[notation.name, kind as GateKind] as const] : [])),
);

export const isFunction = (name: string): boolean => functions.has(name);

/** @throws ExpressionProblem with a sentence and the place of the mistake. */
export function parseExpression(text: string): Statement[] {
  return new Parser(tokensOf(text)).statements();
}

const gate = (kind: GateKind, ...inputs: readonly Expression[]): Expression => ({ kind: 'gate', gate: kind, inputs });

class Parser {
  private next = 0;
  private readonly defined = new Set<string>();
  private readonly used = new Set<string>();

  constructor(private readonly tokens: readonly Token[]) {}

  statements(): Statement[] {
    const found: Statement[] = [];
    do {
      while (this.takes(';'));
      if (this.token.kind !== 'end') found.push(this.statement());
    } while (this.takes(';'));
    if (this.token.kind !== 'end') throw this.unexpected();
    if (found.length > 0) return found;
    throw this.problem({ en: 'There is nothing yet; type an expression such as (x + y) * z.', zh: '这里还是空的，请输入表达式，例如 (x + y) * z。' });
  }

  private statement(): Statement {
    const name = this.token;
    if (name.kind !== 'name' || this.tokens[this.next + 1].text !== '=') return { expression: this.sum() };
    this.next += 2;
    const expression = this.sum();
    this.define(name, expression);
    return { name: name.text, expression };
  }

  private define(token: Token, { kind }: Expression): void {
    const { text: name } = token;
    if (isFunction(name)) throw this.problem({ en: `“${name}” is a function and cannot be the name of a value.`, zh: `“${name}”是函数名，不能用作变量名。` }, token);
    if (this.defined.has(name)) throw this.problem({ en: `“${name}” is set twice; use another name (character ${token.start + 1}).`, zh: `“${name}”被定义了两次，请换个名字（第 ${token.start + 1} 个字符）。` }, token);
    if (kind !== 'number' && this.used.has(name)) throw this.problem({ en: `“${name}” is used before it is set; put “${name} = …” first.`, zh: `“${name}”在定义之前就被用到了，请把“${name} = …”放到前面。` }, token);
    this.defined.add(name);
  }

  private sum(): Expression {
    let left = this.product();
    for (;;) {
      if (this.takes('+')) left = gate('add', left, this.product());
      else if (this.takes('-')) left = gate('subtract', left, this.product());
      else return left;
    }
  }

  private product(): Expression {
    let left = this.signed();
    for (;;) {
      if (this.takes('*')) left = gate('multiply', left, this.signed());
      else if (this.takes('/')) left = quotient(left, this.signed());
      else return left;
    }
  }

  private signed(): Expression {
    if (!this.takes('-')) return this.power();
    const isNumber = this.token.kind === 'number';
    const inner = this.signed();
    return isNumber && inner.kind === 'number' ? { ...inner, value: -inner.value } : gate('negate', inner);
  }

  private power(): Expression {
    const base = this.value();
    return this.takes('^') ? gate('power', base, this.signed()) : base;
  }

  private value(): Expression {
    const { token } = this;
    if (token.kind === 'number') return this.number();
    if (token.kind === 'name') return this.nameOrCall();
    if (!this.takes('(')) throw this.missingValue();
    const inner = this.sum();
    this.close(token);
    return inner;
  }

  private number(): Expression {
    const token = this.take();
    const value = Number(token.text);
    const text = fieldProblem(gates.constant.fields.value, value);
    if (text) throw this.problem(text, token);
    return { kind: 'number', value };
  }

  private nameOrCall(): Expression {
    const name = this.take();
    const kind = functions.get(name.text);
    if (this.token.text === '(') return this.call(name, kind);
    if (kind) throw this.problem({ en: `“${name.text}” is a function; write what it acts on behind it in parentheses.`, zh: `“${name.text}”是函数，请在后面用括号写出它作用的值。` }, name);
    this.used.add(name.text);
    return { kind: 'name', name: name.text };
  }

  private call(name: Token, kind: GateKind | undefined): Expression {
    const list = [...functions.keys()];
    if (!kind) throw this.problem({ en: `There is no function “${name.text}”; there are ${list.join(', ')}.`, zh: `没有“${name.text}”这个函数，可用的有 ${list.join('、')}。` }, name);
    const open = this.take();
    const inputs = [this.sum()];
    while (this.takes(',')) inputs.push(this.sum());
    this.close(open);
    const count = gateNamed(kind)!.inputs.length;
    if (inputs.length !== count) throw this.problem({ en: `${name.text} takes ${count === 1 ? '1 value' : `${count} values`}, got ${inputs.length}.`, zh: `${name.text} 需要 ${count} 个值，这里写了 ${inputs.length} 个。` }, name);
    return gate(kind, ...inputs);
  }

  private close(open: Token): void {
    if (this.takes(')')) return;
    if (this.token.kind !== 'end' && this.token.text !== ';') throw this.unexpected();
    throw this.problem({ en: `The parenthesis opened at character ${open.start + 1} is not closed.`, zh: `第 ${open.start + 1} 个字符处的括号没有闭合。` }, open);
  }

  private get token(): Token {
    return this.tokens[this.next];
  }

  private take(): Token {
    return this.tokens[this.next++];
  }

  private takes(sign: string): boolean {
    const fits = this.token.kind === 'sign' && this.token.text === sign;
    if (fits) this.next++;
    return fits;
  }

  private missingValue(): ExpressionProblem {
    const { kind, text, start } = this.token;
    if (kind === 'end') return this.problem({ en: 'The expression ends where a value should follow.', zh: '表达式在应当有值的地方就结束了。' });
    return this.problem({ en: `A value is missing before “${text}” (character ${start + 1}).`, zh: `“${text}”（第 ${start + 1} 个字符）前面缺少一个值。` });
  }

  /** A token where the expression should go on with an operator, or end. */
  private unexpected(): ExpressionProblem {
    const { kind, text, start } = this.token;
    if (text === ')') return this.problem({ en: `The parenthesis closed at character ${start + 1} was never opened.`, zh: `第 ${start + 1} 个字符处的右括号没有对应的左括号。` });
    if (kind === 'sign' && text !== '(') return this.problem({ en: `“${text}” (character ${start + 1}) cannot stand here.`, zh: `“${text}”（第 ${start + 1} 个字符）不能放在这里。` });
    return this.problem({ en: `An operator is missing before “${text}” (character ${start + 1}); to multiply, write *.`, zh: `“${text}”（第 ${start + 1} 个字符）前面缺少运算符；相乘请写 *。` });
  }

  private problem(text: Text, { start, end } = this.token): ExpressionProblem {
    return new ExpressionProblem(text, start, end);
  }
}

/** Division is multiplication by the reciprocal: two gates whose rules are known. */
const quotient = (a: Expression, b: Expression): Expression =>
  a.kind === 'number' && a.value === 1 ? gate('reciprocal', b) : gate('multiply', a, gate('reciprocal', b));
