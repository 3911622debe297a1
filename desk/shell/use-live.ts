/** The socket for as long as the desk is open. */
import { useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import type { Me } from '../../contract/desk.ts'
import { useEffect, useRef } from 'react'
import { applyLive, startOver } from '../api/apply.ts'
import { sendWaiting, startOutbox } from '../api/outbox.ts'
import { keys } from '../api/queries.ts'
import { startDrafts } from '../drafts.ts'
import { startLive } from '../live.ts'
import type { Live } from '../live.ts'

export function useLive(): { readonly current: Live | null } {
  const client = useQueryClient()
  const live = useRef<Live | null>(null)
  useEffect(() => {
    const stopDrafts = startDrafts()
    const stopOutbox = startOutbox(client)
    const running = startLive({
      open: path => new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`),
      random: Math.random,
      resume: standsAt(client),
      apply: message => applyLive(client, message),
      startOver: () => startOver(client),
      linkChanged: isUp => {
        const wasUp = client.getQueryData(keys.link)
        client.setQueryData(keys.link, isUp)
        if (isUp && wasUp !== true) sendWaiting(client)
        // A session that has ended closes the socket and says no more; asking who I am finds out.
        if (!isUp) void client.invalidateQueries({ queryKey: keys.me })
      },
    })
    live.current = running
    const hurry = () => document.visibilityState === 'visible' && running.hurry()
    window.addEventListener('online', hurry)
    document.addEventListener('visibilitychange', hurry)
    return () => {
      window.removeEventListener('online', hurry)
      document.removeEventListener('visibilitychange', hurry)
      running.close()
      stopOutbox()
      stopDrafts()
      live.current = null
    }
  }, [client])
  return live
}

/** As it was when the agent was first asked for: all that is shown was fetched after that. */
function standsAt(client: QueryClient): string | null {
  const asked = client.getQueryState<Me>(keys.me)
  return (asked?.dataUpdateCount === 1 && asked.data?.resume) || null
}
