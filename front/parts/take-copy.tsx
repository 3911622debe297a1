/** All of the case as a file that reads without us. */
import { evidenceWords } from '../../contract/words/evidence.ts'
import { useSpeech } from '../speech.tsx'

export function TakeCopy({ caseHref }: { readonly caseHref: string }) {
  const { own } = evidenceWords[useSpeech().language]
  return (
    <section class="take-copy" aria-labelledby="take-copy-title">
      <h2 id="take-copy-title">{own.copyTitle}</h2>
      <p>{own.copyHint}</p>
      <ul class="plain">
        <li>
          <a href={`${caseHref}/copy.zip`} download>
            {own.copy}
          </a>
        </li>
        <li>
          <a href={`${caseHref}/vcon.json`} download>
            {own.vcon}
          </a>
        </li>
      </ul>
    </section>
  )
}
