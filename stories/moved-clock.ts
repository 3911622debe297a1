/**
 * Loaded before Heed (`node --import`): its clock goes on as clocks do, from wherever the story has set it. The story says how far it
 * is ahead of the clock on the wall, in milliseconds, and is told when that holds.
 */
import { ServerResponse } from 'node:http'

const Clock = Date
let ahead = Number(process.env['STORY_CLOCK_AHEAD'] ?? 0)

const now = () => Clock.now() + ahead
globalThis.Date = new Proxy(Clock, {
  construct: (target, given: readonly unknown[], called) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, called) as Date, // what a Date makes
  get: (target, name): unknown => (name === 'now' ? now : Reflect.get(target, name)),
})

// Node dates its answers by a clock of its own, and the desk goes by that date.
const writeHead = Reflect.get(ServerResponse.prototype, 'writeHead') as (...said: unknown[]) => ServerResponse // Node's own
ServerResponse.prototype.writeHead = function (this: ServerResponse, ...said: unknown[]) {
  if (!this.hasHeader('date')) this.setHeader('date', new Date().toUTCString())
  return writeHead.apply(this, said)
}

process.on('message', (asked: number) => {
  ahead = asked
  process.send?.(asked)
})
// Waiting for the story is no reason to go on.
process.channel?.unref()
