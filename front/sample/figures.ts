/** Figures as a middling house might have them; some of them poor, some not measured yet. */
import type { FigureCount, FigureView } from '../../contract/charter.ts'

const count = (good: number, all: number, mean: number | null = null): FigureCount => ({
  count: all,
  good,
  share: all === 0 ? null : good / all,
  mean: all === 0 ? null : mean,
  measured: mean === null ? 0 : all,
})
const often = (times: number): FigureCount => ({ ...count(0, times), share: null })

export const figuresSample: readonly FigureView[] = [
  {
    id: 'person-reached',
    of: 'G1',
    value: 'time',
    lately: count(375, 412, 72_000),
    inYear: count(4_461, 5_120, 94_000),
  },
  { id: 'sales-never-first', of: 'G2', value: null, lately: count(600, 600), inYear: count(7_324, 7_324) },
  { id: 'in-order', of: 'G2', value: null, lately: count(588, 600), inYear: count(7_201, 7_324) },
  { id: 'handover-summary', of: 'G4', value: null, lately: count(31, 31), inYear: count(402, 409) },
  { id: 'asked-once', of: 'G4', value: null, lately: count(88, 97), inYear: count(1_010, 1_120) },
  {
    id: 'one-owner',
    of: 'G5',
    value: 'people',
    lately: count(104, 128, 1.27),
    inYear: count(1_300, 1_604, 1.3),
  },
  {
    id: 'solved',
    of: 'G5',
    value: 'time',
    lately: count(121, 128, 302_400_000),
    inYear: count(1_490, 1_604, 388_800_000),
  },
  { id: 'promise', of: 'G6', value: null, lately: count(31, 33), inYear: count(420, 455) },
  { id: 'answer-promise', of: 'G6', value: null, lately: count(212, 214), inYear: count(2_604, 2_655) },
  { id: 'put-right', of: 'G6', value: null, lately: count(2, 2), inYear: count(30, 35) },
  { id: 'promise-moved', of: 'G6', value: null, lately: often(5), inYear: often(61) },
  { id: 'promise-released', of: 'G6', value: null, lately: often(0), inYear: often(3) },
  { id: 'refusal-with-next', of: 'G7', value: null, lately: count(9, 9), inYear: count(118, 118) },
  { id: 'rung-answered', of: 'G7', value: 'time', lately: count(0, 0), inYear: count(14, 17, 14_400_000) },
  { id: 'clock-told', of: 'G8', value: null, lately: count(247, 247), inYear: count(3_110, 3_110) },
  { id: 'breach-told', of: 'G8', value: 'time', lately: count(4, 4, 640), inYear: count(86, 86, 720) },
  { id: 'offer-made', of: 'G9', value: null, lately: count(0, 0), inYear: count(212, 212) },
]

export const nothingCounted: FigureCount = count(0, 0)
