/** The page of what is measured in public: as a house has it, and on its first day. */
import type { CharterPage } from '../../contract/charter.ts'
import { figuresSample, nothingCounted } from './figures.ts'

const guaranteesSample: CharterPage['guarantees'] = [
  { id: 'G1', standing: 'always', againstIt: null },
  { id: 'G2', standing: 'observe', againstIt: 3 },
  { id: 'G3', standing: 'always', againstIt: null },
  { id: 'G4', standing: 'always', againstIt: null },
  { id: 'G5', standing: 'enforce', againstIt: 0 },
  { id: 'G6', standing: 'warn', againstIt: 1 },
  { id: 'G7', standing: 'enforce', againstIt: 0 },
  { id: 'G8', standing: 'always', againstIt: null },
  { id: 'G9', standing: 'enforce', againstIt: 0 },
  { id: 'G10', standing: 'not-yet', againstIt: null },
  { id: 'G11', standing: 'not-yet', againstIt: null },
  { id: 'G12', standing: 'always', againstIt: null },
]

const charterPage: CharterPage = {
  page: 'charter',
  answerWithinHours: 8,
  at: Date.UTC(2025, 10, 21, 14, 19, 30),
  days: 30,
  waiting: 3,
  inHand: 12,
  unconfirmed: 1,
  resting: 7,
  solved: 128,
  promisesOpen: 4,
  promisesKept: 31,
  promisesBroken: 2,
  guarantees: guaranteesSample,
  sellingMinutes: 210,
  waitingCausedBySellingMinutes: 34,
  told: {
    waits: { told: 412, kept: 364, broken: 39, unknown: 6, open: 3, share: 364 / 403 },
    atOnce: { told: 188, kept: 181, broken: 7, unknown: 0, open: 0, share: 181 / 188 },
  },
  toldInYear: {
    waits: { told: 5_120, kept: 4_590, broken: 501, unknown: 26, open: 3, share: 4_590 / 5_091 },
    atOnce: { told: 2_204, kept: 2_119, broken: 85, unknown: 0, open: 0, share: 2_119 / 2_204 },
  },
  figures: figuresSample,
  uncounted: 0,
  year: 2025,
}

const nobody = { told: 0, kept: 0, broken: 0, unknown: 0, open: 0, share: null }
const nothingTold = { waits: nobody, atOnce: nobody }

export const charterSamples: Readonly<Record<'charter' | 'charter-es' | 'charter-empty', CharterPage>> = {
  charter: charterPage,
  'charter-es': charterPage,
  'charter-empty': {
    ...charterPage,
    told: nothingTold,
    toldInYear: nothingTold,
    figures: figuresSample.map(figure => ({ ...figure, lately: nothingCounted, inYear: nothingCounted })),
    uncounted: 12,
  },
}
