/**
 * What a browser keeps of words that have not arrived. Each message has a key of its own, so that two tabs on one case never
 * write over each other. A browser that keeps nothing (private mode, full) costs the reload, never the sending.
 */
import type { Outgoing, Queue } from './outgoing.ts'

/** What is used of `localStorage`. */
export interface Storage {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export interface Kept {
  /** Everything unsent, oldest first, ready to be sent again. */
  readonly unsent: () => Queue
  readonly keep: (message: Outgoing) => void
  readonly drop: (messageId: string) => void
  readonly draft: () => string
  readonly keepDraft: (words: string) => void
}

export function keptFor(reference: string, storage: Storage | null): Kept {
  const unsentPrefix = `heed:unsent:${reference}:`
  const draftKey = `heed:draft:${reference}`
  return {
    unsent: () =>
      keysOf(storage, unsentPrefix)
        .flatMap(key => parsed(read(storage, key)) ?? [])
        .toSorted((one, other) => one.writtenAt - other.writtenAt)
        .map(message => (message.state === 'refused' ? message : { ...message, state: 'waiting' })),
    keep: message => write(storage, unsentPrefix + message.messageId, JSON.stringify(message)),
    drop: messageId => write(storage, unsentPrefix + messageId, null),
    draft: () => read(storage, draftKey) ?? '',
    keepDraft: words => write(storage, draftKey, words === '' ? null : words),
  }
}

/** The browser's storage; null where it is forbidden. */
export function browserStorage(): Storage | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

export function read(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null
  } catch {
    return null
  }
}

/** Removes the key when there is nothing to keep under it. */
export function write(storage: Storage | null, key: string, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(key)
    else storage?.setItem(key, value)
  } catch {
    // Full or forbidden: the page still holds the words, and still sends them.
  }
}

function keysOf(storage: Storage | null, prefix: string): readonly string[] {
  if (!storage) return []
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index))
  return keys.filter(key => key?.startsWith(prefix) === true).map(String)
}

function parsed(text: string | null): Outgoing | null {
  if (text === null) return null
  try {
    const value: unknown = JSON.parse(text)
    return isOutgoing(value) ? value : null
  } catch {
    return null
  }
}

function isOutgoing(value: unknown): value is Outgoing {
  const message = value as Partial<Outgoing> | null // every field that is used is checked here
  return (
    typeof message?.messageId === 'string' &&
    typeof message.words === 'string' &&
    typeof message.writtenAt === 'number' &&
    Array.isArray(message.fileNames)
  )
}
