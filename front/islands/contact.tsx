import type { ContactPage } from '../../contract/pages.ts'
import { ContactForm } from '../parts/contact-form.tsx'
import { useStart } from './use-start.ts'
import { wake } from './wake.tsx'

function LiveContactForm({ page }: { readonly page: ContactPage }) {
  return <ContactForm page={page} start={useStart(page)} />
}

wake('contact', LiveContactForm)
