/**
 * What was said in a recording, line by line with its seconds: WebVTT, SubRip (SRT), or JSON with `start` and `end` (or `from` and `to`).
 * Strict: a file with one line that cannot be read is refused whole, or half of a talk would be taken for all of it.
 */

export interface TranscriptLine {
  readonly fromSecond: number
  readonly toSecond: number
  readonly who: string | null
  readonly text: string
}

const MOST_LINES = 20_000
const MOST_LETTERS = 5_000

/** In the order of their beginnings; null where it cannot be read. */
export function readTranscript(file: string): readonly TranscriptLine[] | null {
  const text = file.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n')
  const lines = /^\s*[[{]/.test(text) ? readJson(text) : readCues(text)
  if (lines === null || lines.length > MOST_LINES || !lines.every(isSound)) return null
  return lines.toSorted((a, b) => a.fromSecond - b.fromSecond)
}

/** The last second of which it tells. */
export function untilSecond(lines: readonly TranscriptLine[]): number {
  return lines.reduce((last, { toSecond }) => Math.max(last, toSecond), 0)
}

function isSound({ fromSecond, toSecond, text }: TranscriptLine): boolean {
  return fromSecond >= 0 && fromSecond <= toSecond && toSecond < 86_400 && text.length <= MOST_LETTERS
}

const TIMES =
  /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{3})(?:\s.*)?$/

function readCues(text: string): readonly TranscriptLine[] | null {
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text)
  const blocks = text.split(/\n[ \t]*\n+/).filter(block => block.trim() !== '')
  const cues = isVtt ? blocks.slice(1).filter(block => !/^(?:NOTE|STYLE|REGION)\b/.test(block)) : blocks
  const lines: TranscriptLine[] = []
  for (const block of cues) {
    const rows = block.trim().split('\n')
    // A cue may begin with a name or a number.
    const times = rows[0]?.includes('-->') === true ? 0 : 1
    const read = TIMES.exec(rows[times]?.trim() ?? '')
    if (!read) return null
    const said = rows.slice(times + 1).join(' ')
    lines.push({ fromSecond: toSeconds(read, 1), toSecond: toSeconds(read, 5), ...whoSaid(said) })
  }
  return lines
}

function toSeconds(read: RegExpExecArray, at: number): number {
  const [hours, minutes, seconds, thousandths] = [0, 1, 2, 3].map(more => Number(read[at + more] ?? 0))
  return (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0) + (thousandths ?? 0) / 1_000
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"' }

/** `<v Ada>Good morning` is Ada's; all other marks only change the look. */
function whoSaid(said: string): Pick<TranscriptLine, 'who' | 'text'> {
  const who = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(said)?.[1]?.trim()
  const text = said
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|nbsp|quot);/g, (_, name: string) => ENTITIES[name] ?? '')
    .trim()
  return { who: who === undefined || who === '' ? null : who, text }
}

function readJson(text: string): readonly TranscriptLine[] | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  const rows: unknown = Array.isArray(read) ? read : (fieldsOf(read).lines ?? fieldsOf(read).segments)
  if (!Array.isArray(rows)) return null
  const lines = rows.map(toLine)
  return lines.every(line => line !== null) ? lines : null
}

function toLine(row: unknown): TranscriptLine | null {
  const { start, end, from, to, fromSecond, toSecond, text, speaker, who } = fieldsOf(row)
  const first = start ?? from ?? fromSecond
  const last = end ?? to ?? toSecond
  const name = who ?? speaker
  if (typeof first !== 'number' || typeof last !== 'number' || typeof text !== 'string') return null
  return {
    fromSecond: first,
    toSecond: last,
    who: typeof name === 'string' && name.trim() !== '' ? name.trim() : null,
    text: text.trim(),
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
