/** The sign that stands beside the word of an outcome. */
import type { LineOutcome } from '../../../../contract/import-fields.ts'
import type { Sign } from '../../../parts/icon.tsx'

export const SIGNS: Readonly<Record<LineOutcome, Sign>> = {
  added: 'check',
  changed: 'turn',
  same: 'dot',
  refused: 'warn',
}
