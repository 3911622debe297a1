/** All of the case as a file that reads without us. That it was made is a fact, so it is pressed: nothing that only reads makes one. */
import { evidenceWords } from '../../contract/words/evidence.ts'
import { useSpeech } from '../speech.tsx'
import { Act } from './act.tsx'

export function TakeCopy({ caseHref }: { readonly caseHref: string }) {
  const { own } = evidenceWords[useSpeech().language]
  return (
    <section class="take-copy" id="take-copy" aria-labelledby="take-copy-title">
      <h2 id="take-copy-title">{own.copyTitle}</h2>
      <p>{own.copyHint}</p>
      <Act to={`${caseHref}/copy.zip`} says={own.copy} leadsOn />
      <Act to={`${caseHref}/vcon.json`} says={own.vcon} look="quiet" leadsOn />
    </section>
  )
}
