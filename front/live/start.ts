/** The first word: kept while it is typed, sent as it was when the button was pressed, over however bad a line. */
import type { ContactPage, FormProblem } from '../../contract/pages.ts'
import type { RefObject } from 'preact'

export interface Start {
  readonly form: RefObject<HTMLFormElement | null>
  readonly files: readonly File[]
  readonly problem: FormProblem | null
  readonly notice: string | null
  readonly isSending: boolean
  readonly uploaded: number | null
  readonly onFiles: (files: readonly File[]) => void
  readonly onInput: () => void
  readonly onSubmit: (event: Event) => void
}

/** What is kept of the form. Once `pressed`, neither words nor id change until the server has answered. */
export interface FirstWords {
  readonly messageId: string
  readonly words: string
  readonly name: string
  readonly address: string
  readonly pressed: boolean
  readonly fileNames: readonly string[]
}

export const FIRST_WORDS_KEY = 'heed:first-words'

export function firstWordsFrom(text: string | null): FirstWords | null {
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<FirstWords> | null // what is missing is filled in below
    if (typeof value?.messageId !== 'string' || typeof value.words !== 'string') return null
    return {
      messageId: value.messageId,
      words: value.words,
      name: String(value.name ?? ''),
      address: String(value.address ?? ''),
      pressed: value.pressed === true,
      fileNames: Array.isArray(value.fileNames) ? value.fileNames.map(String) : [],
    }
  } catch {
    return null
  }
}

export function hasContent(words: Pick<FirstWords, 'words' | 'name' | 'address'>): boolean {
  return [words.words, words.name, words.address].some(text => text.trim() !== '')
}

/** What the page came back with beats what the browser kept: it is newer. */
export function typedFirst(page: ContactPage): Pick<FirstWords, 'words' | 'name' | 'address'> | null {
  return page.typed && hasContent(page.typed) ? page.typed : null
}

export function formOf(first: FirstWords, files: readonly File[], token: string): FormData {
  const form = new FormData()
  form.set('token', token)
  form.set('messageId', first.messageId)
  form.set('words', first.words)
  if (first.name.trim()) form.set('name', first.name)
  if (first.address.trim()) form.set('address', first.address)
  for (const file of files) form.append('files', file)
  return form
}
