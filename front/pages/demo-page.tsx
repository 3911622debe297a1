/** Demo only: the customer and the agent in two windows, and above them the steps of a first case. */
import { type DemoPage, demoSteps } from '../../contract/demo.ts'
import { demoWords } from '../../contract/words/demo.ts'
import { useSpeech } from '../speech.tsx'

/** The windows show our own pages, which may do what they do elsewhere; but for leading this page away. */
const ALLOWED = 'allow-same-origin allow-scripts allow-forms allow-popups allow-downloads allow-modals'

export function DemoPageView({ page }: { readonly page: DemoPage }) {
  const { language } = useSpeech()
  const words = demoWords[language]
  return (
    <div class="demo" data-demo>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ol class="demo-steps plain">
        {demoSteps.map((step, index) => (
          <li key={step} data-step={step}>
            <strong>
              <span aria-hidden="true">{index + 1}. </span>
              {words.steps[step].title}
              <span class="demo-tick" hidden>
                {' '}
                ✓ <span class="out-of-sight">{words.done}</span>
              </span>
            </strong>
            <span>{words.steps[step].says}</span>
          </li>
        ))}
      </ol>
      <p class="demo-finished" role="status" hidden>
        {words.finished} <a href="/demo">{words.again}</a>
      </p>
      <div class="demo-windows">
        <section aria-label={words.customer}>
          <h2>{words.customer}</h2>
          <iframe title={words.customer} src="/" sandbox={ALLOWED} data-side="customer" />
        </section>
        <section aria-label={words.agent}>
          <h2>{page.agent ? words.deskOf(page.agent.name) : words.agent}</h2>
          <Desk page={page} />
        </section>
      </div>
    </div>
  )
}

function Desk({ page }: { readonly page: DemoPage }) {
  const { language, formToken } = useSpeech()
  const words = demoWords[language]
  if (page.agent) {
    return (
      <>
        <iframe title={words.agent} src="/desk" sandbox={ALLOWED} data-side="agent" />
      </>
    )
  }
  return (
    <form method="post" action="/demo/agent" class="demo-chair">
      <input type="hidden" name="token" value={formToken} />
      <p>{words.agentNeeded}</p>
      {page.mayBe ? (
        <button class="main">{words.sitDown(page.mayBe.name)}</button>
      ) : (
        <a href="/desk">{words.agent}</a>
      )}
    </form>
  )
}
