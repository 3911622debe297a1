/** A page in which everything that a person could have written tries to do harm. */
import type { Page } from '../../contract/pages.ts'

export const HARM =
  '"\'><script>window.harmed=1</script><img src=x onerror="window.harmed=1">{{x}}</textarea><svg onload=window.harmed=1> javascript:window.harmed=1 https://a.example/"onmouseover="window.harmed=1'

/** What the program reads by name and nobody writes. */
const NOT_WRITTEN = new Set([
  'page',
  'status',
  'presence',
  'state',
  'medium',
  'kind',
  'who',
  'type',
  'delivery',
  'href',
  'html',
  'canonical',
  'language',
  'retryHref',
  'field',
  'fault',
  'resume',
  'messageId',
  'id',
  'standing',
  'of',
  'value',
  // Days of the calendar.
  'today',
  'latest',
  'endsOn',
  'what',
  'on',
  'noticeOn',
  'since',
  'month',
  'issuedOn',
  'dueOn',
])

/** Where the server lets somebody write at length; names, titles and sentences are short. */
const LONG = new Set(['words', 'text', 'typed'])
const SHORT_LENGTH = 1_000

export function withWords<Shown extends Page>(page: Shown, words: string): Shown {
  return replaced(page, words, '') as Shown // strings stay strings, so the shape is the same
}

/** What somebody wrote in this page: all that `withWords` would replace. */
export function wordsIn(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string') return NOT_WRITTEN.has(name) || value === '' ? [] : [value]
  if (Array.isArray(value)) return value.flatMap(part => wordsIn(part, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => wordsIn(part, key))
}

function replaced(value: unknown, words: string, name: string): unknown {
  if (typeof value === 'string' && (value === '' || NOT_WRITTEN.has(name))) return value
  if (typeof value === 'string') return LONG.has(name) ? words : words.slice(0, SHORT_LENGTH)
  if (Array.isArray(value)) return value.map(part => replaced(part, words, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replaced(part, words, key)]))
}
