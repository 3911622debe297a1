/** What is still owed when somebody says that it is solved. */
import type { CaseForCustomer, PromiseView } from '../../contract/case.ts'

/** The promised first answer is not asked about: whoever says that it is solved waits for none. */
export function stillOwed({ promises }: CaseForCustomer): readonly PromiseView[] {
  return promises.filter(({ state, kind }) => state === 'open' && kind !== 'answer')
}

/** The field of the form by which a promise is let go. */
export function letGoField({ id }: PromiseView): string {
  return `letGo.${id}`
}
