import type { ContactPage } from '../../contract/pages.ts'
import { useEffect, useMemo } from 'preact/hooks'
import { textIn } from '../live/fields.ts'
import type { FittingHelp } from '../live/fitting-help.ts'
import { fittingHelp } from '../live/fitting-help.ts'
import type { StartActs, StartForm } from '../live/start-form.ts'
import { startForm } from '../live/start-form.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import { HelpBeside } from '../parts/help-beside.tsx'
import { useWatched } from './use-watched.ts'
import { wake } from './wake.tsx'

interface LiveContactProps {
  readonly page: ContactPage
  readonly start: StartForm
  readonly help: FittingHelp
}

const form = () => document.forms.namedItem('contact')

function LiveContact({ page, start, help }: LiveContactProps) {
  const view = useWatched(start.view)
  const { fitting } = useWatched(help.view)
  const acts = useMemo((): StartActs => {
    const look = () => help.typed(textIn(form(), 'words'))
    return {
      ...start,
      typed: () => {
        start.typed()
        look()
      },
    }
  }, [start, help])
  useEffect(() => {
    start.wake()
    help.typed(textIn(form(), 'words'))
    return help.stop
  }, [start, help])
  return (
    <>
      <ContactForm page={page} view={view} acts={acts} />
      <HelpBeside most={page.help} fitting={fitting} />
    </>
  )
}

wake('contact', (page, speech) => (
  <LiveContact page={page} start={startForm(page, speech, form)} help={fittingHelp()} />
))
