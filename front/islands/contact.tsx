import type { ContactPage } from '../../contract/pages.ts'
import { useEffect } from 'preact/hooks'
import type { StartForm } from '../live/start-form.ts'
import { startForm } from '../live/start-form.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import { useWatched } from './use-watched.ts'
import { wake } from './wake.tsx'

interface LiveContactProps {
  readonly page: ContactPage
  readonly start: StartForm
}

function LiveContact({ page, start }: LiveContactProps) {
  const view = useWatched(start.view)
  useEffect(() => start.wake(), [start])
  return <ContactForm page={page} view={view} acts={start} />
}

wake('contact', (page, speech) => (
  <LiveContact page={page} start={startForm(page, speech, () => document.forms.namedItem('contact'))} />
))
