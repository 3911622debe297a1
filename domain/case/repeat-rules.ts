/** The house rule of what arrives again: a request that is sent again is done once, and is the same request. */
import type { Rule } from '../rule.ts'

/** What was asked under one name, now and before, so that the one is told from the other; null where that is not known. */
interface Again {
  readonly said: string
  readonly before: string | null
}

export const doneOnceAlike: Rule<Again> = {
  name: 'done-once-alike',
  says: 'This was sent already, and not like this: look at what was done.',
  refuses: 'doing something else under the name of what was done',
  when: ({ said, before }) => before !== null && before !== said,
}
