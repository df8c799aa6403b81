/** Ids of layers as names of Python. */

const keywords = 'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield';
/** What the script itself uses, and what every module has. */
const taken =
  'self image label target super F nn torch sys Network WEIGHTS load_weights ' +
  'add_module apply bfloat16 buffers call_super_init children compile cpu cuda double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter get_submodule half ipu loss load_state_dict modules mtia named_buffers named_children named_modules named_parameters parameters predict register_buffer register_module register_parameter requires_grad_ set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu zero_grad';
const reserved: ReadonlySet<string> = new Set([...keywords.split(' '), ...taken.split(' ')]);

/** A name for each id, in their order, each different from all others. */
export function pythonNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const id of ids) {
    const plain = id.replace(/\W/g, '_').replace(/^(?=\d|_)/, 'layer');
    let name = reserved.has(plain) ? `${plain}_` : plain;
    for (let number = 2; used.has(name); number++) name = `${plain}_${number}`;
    used.add(name);
    names.set(id, name);
  }
  return names;
}

/** A text as a Python string that holds no line break. */
export const pythonText = (text: string): string => JSON.stringify(text);
