import * as v from 'valibot';

/** The first thing that is wrong with some data, in one line. */
export function firstIssue([issue]: readonly v.BaseIssue<unknown>[]): string {
  const place = v.getDotPath(issue);
  return place === null ? `${issue.message}.` : `${issue.message} at "${place}".`;
}
