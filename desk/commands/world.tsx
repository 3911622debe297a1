/** Hands the world to whoever shows commands. */
import { createContext, use } from 'react'
import type { World } from './command.ts'

export const WorldContext = createContext<World | null>(null)

export function useWorld(): World {
  const world = use(WorldContext)
  if (!world) throw new Error('a command is shown outside the desk')
  return world
}
