/** Milliseconds since the epoch, UTC. The domain never asks for the time; it is told. */
export type Instant = number

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
