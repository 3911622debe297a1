/**
 * The first word of a matter, as the browser keeps it until the server has answered. Pure.
 *
 * Once the button was pressed neither words nor id change: other words under the same id would be taken for the same message
 * and be lost, the same words under another id would open a second case.
 */
export interface FirstWords {
  readonly messageId: string
  readonly words: string
  readonly name: string
  readonly address: string
  /** No service at all: whoever ticks it goes first. */
  readonly isLossOfService: boolean
  /** Whose matter it is, where somebody writes for somebody else. */
  readonly forWhom?: string
  readonly forNumber?: string
  readonly isPressed: boolean
  /** Files do not survive a reload; their names do, so that their absence can be told. */
  readonly fileNames: readonly string[]
}

export type Typed = Pick<
  FirstWords,
  'words' | 'name' | 'address' | 'isLossOfService' | 'forWhom' | 'forNumber'
>

export const FIRST_WORDS_KEY = 'heed:first-words'

export function hasContent(typed: Typed): boolean {
  return typed.isLossOfService || textsOf(typed).some(text => text.trim() !== '')
}

function textsOf({ words, name, address, forWhom = '', forNumber = '' }: Typed): readonly string[] {
  return [words, name, address, forWhom, forNumber]
}

/** What was kept; null when nothing was, or nothing that can be read. */
export function firstWordsFrom(text: string | null): FirstWords | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null')
    return isFirstWords(value) ? value : null
  } catch {
    return null
  }
}

export function formOf(first: FirstWords, files: readonly File[], token: string): FormData {
  const form = new FormData()
  form.set('token', token)
  form.set('messageId', first.messageId)
  form.set('words', first.words)
  if (first.name.trim()) form.set('name', first.name)
  if (first.address.trim()) form.set('address', first.address)
  if (first.forWhom?.trim()) form.set('forWhom', first.forWhom)
  if (first.forNumber?.trim()) form.set('forNumber', first.forNumber)
  if (first.isLossOfService) form.set('down', 'yes')
  for (const file of files) form.append('files', file)
  return form
}

function isFirstWords(value: unknown): value is FirstWords {
  const first = value as Partial<FirstWords> | null // every field is checked here
  const { forWhom = '', forNumber = '' } = first ?? {}
  const texts = [first?.messageId, first?.words, first?.name, first?.address, forWhom, forNumber]
  const ticks = [first?.isLossOfService, first?.isPressed]
  return (
    texts.every(text => typeof text === 'string') &&
    ticks.every(tick => typeof tick === 'boolean') &&
    Array.isArray(first?.fileNames)
  )
}
