/** A browser that cannot keep the button apart from the page gets a link to the contact page: a person is one step away there too. */
import { doorWords } from '../../contract/words/widget-door.ts'
import { languageAt } from './language.ts'

export function putFallback(name: string, href: string): void {
  const places = [...document.querySelectorAll(name)]
  for (const place of places.length > 0 ? places : [document.body]) {
    const link = document.createElement('a')
    link.href = href
    link.textContent = doorWords[languageAt(place)].open
    place.append(link)
  }
}
