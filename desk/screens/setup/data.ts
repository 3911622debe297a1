/** What the setup reads and asks for. Changing goes section by section; the record and the check are read anew after each. */
import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type {
  Holidays,
  Invitation,
  InvitePerson,
  ReadyView,
  RightsView,
  SetAuthority,
  SetHours,
  SetOrganisation,
  SetPerson,
  SetupChanges,
  SetupView,
} from '../../../contract/setup.ts'
import type { Language } from '../../../contract/case.ts'
import { ask, NotDone } from '../../api/ask.ts'
import type { Failure } from '../../api/ask.ts'

const all = ['setup'] as const

export const setupQuery = queryOptions({
  queryKey: [...all, 'view'],
  queryFn: ({ signal }) => ask<SetupView>('/setup', { signal }),
})

export const readyQuery = queryOptions({
  queryKey: [...all, 'ready'],
  queryFn: ({ signal }) => ask<ReadyView>('/setup/ready', { signal }),
})

export const rightsQuery = queryOptions({
  queryKey: [...all, 'rights'],
  queryFn: ({ signal }) => ask<RightsView>('/setup/rights', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const changesQuery = infiniteQueryOptions({
  queryKey: [...all, 'changes'],
  queryFn: ({ signal, pageParam }) =>
    ask<SetupChanges>(`/setup/changes${pageParam === null ? '' : `?before=${pageParam}`}`, { signal }),
  initialPageParam: null as number | null, // the newest page, widened for those after it
  getNextPageParam: page => page.more,
})

export interface HolidayPlace {
  readonly country: string
  readonly region: string
  readonly year: number
  readonly language: Language
}

export function holidaysQuery({ country, region, year, language }: HolidayPlace) {
  const query = new URLSearchParams({ country, region, year: String(year), language })
  return queryOptions({
    queryKey: [...all, 'holidays', country, region, year, language],
    queryFn: ({ signal }) => ask<Holidays>(`/setup/holidays?${query}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Everything that can be asked to change, with what the server answers. */
export const requests = {
  organisation: (body: SetOrganisation) => put('/setup/organisation', body),
  hours: (body: SetHours) => put('/setup/hours', body),
  authority: (body: SetAuthority) => put('/setup/authority', body),
  person: (id: string, body: SetPerson) => put(`/setup/people/${id}`, body),
  invite: (body: InvitePerson) => ask<Invitation>('/setup/people', { method: 'POST', body }),
  inviteAgain: (id: string) => ask<Invitation>(`/setup/people/${id}/invitation`, { method: 'POST' }),
  withdraw: (id: string) => remove(`/setup/people/${id}`),
  absence: (id: string, body: { from: number | null; until: number | null; deputyId: string | null }) =>
    put(`/agents/${id}/absence`, body),
  departure: (id: string) => ask<{ reassigned: number }>(`/agents/${id}/departure`, { method: 'POST' }),
  team: (id: string, body: { version: number; name: string }) => put(`/setup/teams/${id}`, body),
  removeTeam: (id: string, version: number) => remove(`/setup/teams/${id}?version=${version}`),
  skill: (name: string, body: { version: number; labelEn: string; labelEs: string }) =>
    put(`/setup/skills/${encodeURIComponent(name)}`, body),
  removeSkill: (name: string, version: number) =>
    remove(`/setup/skills/${encodeURIComponent(name)}?version=${version}`),
  mailbox: (address: string, body: { version: number; purpose: string; skill: string | null }) =>
    put(`/setup/mailboxes/${encodeURIComponent(address)}`, body),
  removeMailbox: (address: string, version: number) =>
    remove(`/setup/mailboxes/${encodeURIComponent(address)}?version=${version}`),
} as const

function put(path: string, body: unknown) {
  return ask<{ done: true }>(path, { method: 'PUT', body })
}

function remove(path: string) {
  return ask<{ done: true }>(path, { method: 'DELETE' })
}

export type SaveState =
  | { readonly is: 'idle' | 'saving' | 'saved' }
  | { readonly is: 'failed'; readonly failure: Failure }

export interface Saving {
  readonly state: SaveState
  /** Asks, shows how it went, and reads everything anew. Null when it was not done. */
  readonly run: <Answer>(asking: () => Promise<Answer>) => Promise<Answer | null>
  /** Forgets how the last try went. */
  readonly clear: () => void
  /** Reads how things stand now. */
  readonly reload: () => void
}

export function useSaving(): Saving {
  const client = useQueryClient()
  const [state, setState] = useState<SaveState>({ is: 'idle' })
  const reload = useCallback(() => {
    setState({ is: 'idle' })
    void client.invalidateQueries({ queryKey: all })
  }, [client])
  const run = useCallback(
    async <Answer>(asking: () => Promise<Answer>) => {
      setState({ is: 'saving' })
      try {
        const answer = await asking()
        await client.invalidateQueries({ queryKey: all })
        setState({ is: 'saved' })
        return answer
      } catch (problem) {
        if (!(problem instanceof NotDone)) throw problem
        setState({ is: 'failed', failure: problem.failure })
        return null
      }
    },
    [client],
  )
  const clear = useCallback(() => setState({ is: 'idle' }), [])
  return { state, run, clear, reload }
}
