/** A process for the tests of the pool: does what it is told, also what no work should do. */
import { workApart } from './child.ts'

/** Whatever the work asks for. */
export type Deed = 'tell-pid' | 'hang' | 'die' | 'eat-memory' | 'throw'

workApart(asked => {
  if (asked === 'hang') for (;;);
  if (asked === 'die') process.kill(process.pid, 'SIGKILL')
  if (asked === 'eat-memory')
    for (const eaten: string[] = []; ; ) eaten.push(`${'x'.repeat(1_000)}${eaten.length}`)
  if (asked === 'throw') throw new Error('the disk is full')
  return process.pid
})
