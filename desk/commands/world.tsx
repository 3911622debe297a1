/** Hands the world and what was said about failed acts to whoever shows commands. */
import { createContext, use } from 'react'
import type { Act } from '../../contract/desk.ts'
import type { Failure } from '../api/ask.ts'
import type { World } from './command.ts'

export const WorldContext = createContext<World | null>(null)

export function useWorld(): World {
  const world = use(WorldContext)
  if (!world) throw new Error('a command is shown outside the desk')
  return world
}

/** What went wrong last, by the act that it was about. */
export type Said = Readonly<Record<string, Failure>>
export const SaidContext = createContext<Said>({})

export function saidKey(caseId: string, act: Act['act']): string {
  return `${caseId}:${act}`
}
