/** Waiting that selling caused: named cases, and what must hold for any history. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Span, waitingCausedBySelling } from './selling.ts'

const span = (from: number, until: number): Span => ({ from, until })

const cases: readonly [says: string, selling: readonly Span[], waiting: readonly Span[], caused: number][] = [
  ['nobody sells, so nothing was caused', [], [span(0, 10)], 0],
  ['nobody waits, so selling cost nobody anything', [span(0, 10)], [], 0],
  ['one sells while one waits: as long as both last', [span(2, 8)], [span(0, 5)], 3],
  [
    'one sells while three wait: one of them could have been answered',
    [span(0, 10)],
    [span(0, 10), span(0, 10), span(0, 10)],
    10,
  ],
  [
    'three sell while one waits: one person waits, once',
    [span(0, 10), span(0, 10), span(0, 10)],
    [span(0, 10)],
    10,
  ],
  ['two sell while two wait: both', [span(0, 10), span(5, 10)], [span(0, 10), span(0, 10)], 15],
  ['one after the other does not meet', [span(0, 5)], [span(5, 10)], 0],
  ['a span that ends before it begins counts as nothing', [span(8, 2)], [span(0, 10)], 0],
]

for (const [says, selling, waiting, caused] of cases) {
  test(says, () => assert.equal(waitingCausedBySelling(selling, waiting), caused))
}

const spans = fc.array(
  fc.tuple(fc.nat(200), fc.nat(50)).map(([from, lasts]) => span(from, from + lasts)),
  { maxLength: 12 },
)

test('it is what counting moment by moment gives', () => {
  fc.assert(
    fc.property(spans, spans, (selling, waiting) => {
      const at = (of: readonly Span[], moment: number) =>
        of.filter(({ from, until }) => from <= moment && moment < until).length
      let counted = 0
      for (let moment = 0; moment < 260; moment++)
        counted += Math.min(at(selling, moment), at(waiting, moment))
      assert.equal(waitingCausedBySelling(selling, waiting), counted)
    }),
  )
})
