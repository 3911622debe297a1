/** What the case screen asks for when an agent looks at a mail beside its words: only then, since most mails are only read. */
import { useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Language } from '../../../contract/case.ts'
import type { FileText, MailHow, MailHtml, MailRaw } from '../../../contract/mail-shown.ts'
import { ask } from '../../api/ask.ts'

/** A mail: the case that keeps it, and its message there. */
export interface MailId {
  readonly caseId: string
  readonly messageId: string
}

const MINUTE = 60_000

export function useMailHtml(id: MailId): UseQueryResult<MailHtml> {
  return useMailPart<MailHtml>(id, 'html')
}

export function useMailHow(id: MailId): UseQueryResult<MailHow> {
  return useMailPart<MailHow>(id, 'how')
}

export function useMailRaw(id: MailId): UseQueryResult<MailRaw> {
  return useMailPart<MailRaw>(id, 'raw')
}

export function useFileText(fileId: string): UseQueryResult<FileText> {
  const path = `/files/${encodeURIComponent(fileId)}/text`
  return useQuery({
    queryKey: ['file-text', fileId],
    queryFn: ({ signal }) => ask<FileText>(path, { signal }),
    staleTime: 5 * MINUTE,
    retry: false,
  })
}

function useMailPart<Part>(id: MailId, part: 'html' | 'how' | 'raw'): UseQueryResult<Part> {
  return useQuery({
    queryKey: ['mail', id.caseId, id.messageId, part],
    queryFn: ({ signal }) => ask<Part>(`${pathOf(id)}/${part}`, { signal }),
    // What came does not change; it is asked for anew after a while, because it may have been erased.
    staleTime: 5 * MINUTE,
    retry: false,
  })
}

export function frameAddress(
  id: MailId,
  shown: { readonly pictures: boolean; readonly look: 'light' | 'dark'; readonly language: Language },
): string {
  const query = new URLSearchParams({ ...shown, pictures: shown.pictures ? '1' : '0' })
  return `/api/desk${pathOf(id)}/frame?${query.toString()}`
}

export function rawAddress(id: MailId): string {
  return `/api/desk${pathOf(id)}/raw.eml`
}

function pathOf({ caseId, messageId }: MailId): string {
  return `/cases/${encodeURIComponent(caseId)}/mails/${encodeURIComponent(messageId)}`
}
