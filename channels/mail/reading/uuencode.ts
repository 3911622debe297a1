/** Files that stand in the text itself, as mail programs of another time wrote them: `begin 644 name` … `end`. */

export type UuFile = {
  readonly name: string
  readonly bytes: Buffer
  /** Where the block stands in the text. */
  readonly from: number
  readonly to: number
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,300})\r?\n/gm

/** The blocks in order. A `begin` that no encoded line follows is a word among words. */
export function decodeUu(text: string): UuFile[] {
  const files: UuFile[] = []
  if (!text.includes('begin')) return files
  BEGIN.lastIndex = 0
  for (let begin = BEGIN.exec(text); begin && files.length < 1000; begin = BEGIN.exec(text)) {
    const from = begin.index
    const isBase64 = begin[0].startsWith('begin-base64')
    const block = readBlock(text, BEGIN.lastIndex, isBase64)
    if (!block) continue
    files.push({ name: (begin[1] ?? '').trim(), bytes: block.bytes, from, to: block.to })
    BEGIN.lastIndex = block.to
  }
  return files
}

function readBlock(text: string, from: number, isBase64: boolean) {
  const lines: Buffer[] = []
  let at = from
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(at, end).replace(/\r$/, '')
    at = Math.min(text.length, end + 1)
    if (line === 'end' || line === '====')
      return lines.length > 0 ? { bytes: Buffer.concat(lines), to: at } : null
    if (isBase64) lines.push(Buffer.from(line, 'base64'))
    else if (line !== '`' && line !== '' && line !== ' ') {
      const bytes = decodeLine(line)
      if (!bytes) return null
      lines.push(bytes)
    }
  }
  return null
}

/** One line: the first letter says how many bytes; four letters are three bytes. */
function decodeLine(line: string): Buffer | null {
  const length = (line.charCodeAt(0) - 32) & 63
  const groups = Math.ceil(length / 3)
  // A blank at the end of a line may have been lost on the way: it is a zero.
  if (line.charCodeAt(0) < 32 || line.charCodeAt(0) > 96 || line.length > 2 + groups * 4 + 2) return null
  if (line.trimEnd().length - 1 < (groups - 1) * 4) return null
  const bytes = Buffer.alloc(groups * 3)
  for (let group = 0; group < groups; group++) {
    let bits = 0
    for (let digit = 0; digit < 4; digit++) {
      const code = line.charCodeAt(1 + group * 4 + digit)
      bits = bits * 64 + (Number.isNaN(code) ? 0 : (code - 32) & 63)
    }
    bytes.writeUIntBE(bits, group * 3, 3)
  }
  return bytes.subarray(0, length)
}
