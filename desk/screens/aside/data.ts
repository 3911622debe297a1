/** Everything that the page of mails set aside reads or asks for. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { AsideLeft, AsideOpened } from '../../../contract/mail-aside.ts'
import { asideKey, asideMailQuery, asideQuery } from '../../api/aside.ts'
import { ask, NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'

export function useAside() {
  return useInfiniteQuery(asideQuery)
}

export function useAsideMail(mailId: string) {
  return useQuery(asideMailQuery(mailId))
}

/**
 * Makes a mail a case, or leaves it.
 * @param onOpened hears of the case, also when the row that asked is gone by then
 */
export function useSettle(mailId: string, onOpened: (caseId: string) => void) {
  const client = useQueryClient()
  const done = async () => await client.invalidateQueries({ queryKey: asideKey })
  const at = `/mails-aside/${encodeURIComponent(mailId)}`
  return {
    open: useMutation({
      mutationFn: () => ask<z.infer<typeof AsideOpened>>(`${at}/open`, { method: 'POST' }),
      onSuccess: async ({ caseId }) => {
        onOpened(caseId)
        await done()
      },
    }),
    leave: useMutation({
      mutationFn: () => ask<z.infer<typeof AsideLeft>>(`${at}/leave`, { method: 'POST' }),
      onSuccess: done,
    }),
  }
}

/** Its source, as plain text in a page of its own. */
export function sourceAddress(mailId: string): string {
  return `/api/desk/mails-aside/${encodeURIComponent(mailId)}/source`
}

export function failureIn(problem: unknown): Failure | null {
  return problem instanceof NotDone ? problem.failure : null
}
