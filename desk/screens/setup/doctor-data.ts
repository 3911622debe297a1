/** What the mail doctor reads and asks for. */
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import type { MailDoctorView, TrialCame, TrialSent } from '../../../contract/mail-doctor.ts'
import { ask } from '../../api/ask.ts'

const LOOK_AGAIN_MS = 3000

/** @param address empty for the house alone */
export function mailDoctorQuery(address: string) {
  const query = address === '' ? '' : `?${new URLSearchParams({ address })}`
  return queryOptions({
    queryKey: ['setup', 'mail-doctor', address],
    queryFn: ({ signal }) => ask<MailDoctorView>(`/setup/mail${query}`, { signal }),
    // It connects and logs in: only when somebody asks.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

export function useSendTrial() {
  return useMutation({
    mutationFn: (to: string | null) => ask<TrialSent>('/setup/mail/trials', { method: 'POST', body: { to } }),
  })
}

/** Whether it came back in, asked until it did or `isWaiting` ends. */
export function useTrialCame(id: string | null, isWaiting: boolean) {
  const { data } = useQuery({
    queryKey: ['setup', 'mail-trial', id],
    queryFn: ({ signal }) => ask<TrialCame>(`/setup/mail/trials/${id}`, { signal }),
    enabled: id !== null && isWaiting,
    refetchInterval: query => (query.state.data?.cameBackAt ? false : LOOK_AGAIN_MS),
  })
  return data?.cameBackAt ?? null
}
