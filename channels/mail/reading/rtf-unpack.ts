/** Compressed RTF (MS-OXRTFCP), as Outlook keeps the words of a mail. */

const COMPRESSED = 0x75465a4c // LZFu
const AS_IT_IS = 0x414c454d // MELA
/** What an unpacker must know beforehand. */
const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const WINDOW = 4096
const MAX_BYTES = 16 * 1024 * 1024

/** One character per byte; null where it is none. */
export function unpackRtf(packed: Buffer): string | null {
  if (packed.length < 16) return null
  const kind = packed.readUInt32LE(8)
  if (kind === AS_IT_IS) return packed.subarray(16).toString('latin1')
  if (kind !== COMPRESSED) return null
  const size = Math.min(packed.readUInt32LE(4), MAX_BYTES)
  const window = Buffer.alloc(WINDOW, 0x20)
  window.write(DICTIONARY, 'latin1')
  const out = Buffer.alloc(size)
  let write = DICTIONARY.length
  let to = 0
  const put = (byte: number) => {
    out[to++] = byte
    window[write] = byte
    write = (write + 1) % WINDOW
  }
  for (let at = 16; at < packed.length && to < size; ) {
    const flags = packed[at++] ?? 0
    for (let bit = 0; bit < 8 && at < packed.length && to < size; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(packed[at++] ?? 0)
        continue
      }
      const token = ((packed[at] ?? 0) << 8) | (packed[at + 1] ?? 0)
      at += 2
      const from = token >> 4
      // A reference to the place that is written next is the end.
      if (from === write) return out.toString('latin1', 0, to)
      for (let copied = 0; copied < (token & 15) + 2 && to < size; copied++)
        put(window[(from + copied) % WINDOW] ?? 0)
    }
  }
  return out.toString('latin1', 0, to)
}
