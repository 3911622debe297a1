/** Reads a ZIP by its list at the end, and checks each file against its sum. For tests. */
import assert from 'node:assert/strict'
import { crc32, inflateRawSync } from 'node:zlib'

export function unzip(packed: Buffer): ReadonlyMap<string, Buffer> {
  const end = packed.length - 22
  assert.equal(packed.readUInt32LE(end), 0x0605_4b50, 'the end of the list')
  const files = new Map<string, Buffer>()
  let at = packed.readUInt32LE(end + 16)
  for (let left = packed.readUInt16LE(end + 10); left > 0; left--) {
    assert.equal(packed.readUInt32LE(at), 0x0201_4b50, 'a line of the list')
    const [crc, size] = [packed.readUInt32LE(at + 16), packed.readUInt32LE(at + 20)]
    const nameLength = packed.readUInt16LE(at + 28)
    const name = packed.toString('ascii', at + 46, at + 46 + nameLength)
    const local = packed.readUInt32LE(at + 42)
    assert.equal(packed.readUInt32LE(local), 0x0403_4b50, `the head of ${name}`)
    const from = local + 30 + packed.readUInt16LE(local + 26) + packed.readUInt16LE(local + 28)
    const content = inflateRawSync(packed.subarray(from, from + size))
    assert.equal(crc32(content), crc, `the sum of ${name}`)
    assert.equal(packed.readUInt32LE(from + size), 0x0807_4b50, `what stands behind ${name}`)
    files.set(name, content)
    at += 46 + nameLength
  }
  assert.equal(at, end)
  return files
}
