/** What somebody at work is doing, as the wallboard has it. `busy`: with somebody, and perhaps with room for one more. */
export const WALL_STATES = ['free', 'busy', 'wrapping-up', 'away'] as const
export type WallState = (typeof WALL_STATES)[number]
