import type { Language } from '../case.ts'
import { approvalsPageEn, type ApprovalsPageWords } from './approvals-page-en.ts'
import { approvalsPageEs } from './approvals-page-es.ts'

export const approvalsPageWords: Readonly<Record<Language, ApprovalsPageWords>> = {
  en: approvalsPageEn,
  es: approvalsPageEs,
}
