/**
 * Loaded before Heed (`node --import`): its clock goes on as clocks do, from wherever the story has set it. The story says how far it
 * is ahead of the clock on the wall, in milliseconds, and is told when that holds.
 */
const Clock = Date
let ahead = Number(process.env['STORY_CLOCK_AHEAD'] ?? 0)

const now = () => Clock.now() + ahead
globalThis.Date = new Proxy(Clock, {
  construct: (target, given: readonly unknown[], called) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, called) as Date, // what a Date makes
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
})

process.on('message', (asked: number) => {
  ahead = asked
  process.send?.(asked)
})
// Waiting for the story is no reason to go on.
process.channel?.unref()
