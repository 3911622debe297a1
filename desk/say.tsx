import { createContext, use } from 'react'
import type { DeskSays } from '../contract/desk-live.ts'

/** Says something over the desk's socket, if it is open. */
export const SayContext = createContext<(message: DeskSays) => void>(() => {})

export function useSay(): (message: DeskSays) => void {
  return use(SayContext)
}
