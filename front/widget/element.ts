/**
 * `<heed-contact>`: a wall between the page and the button.
 *
 * What must stay true
 * - It opens by hand alone: no script of a page, ours or another's, opens it.
 * - No rule of the page reaches inside: everything stands in a shadow tree, its colours and sizes on an element in there, and what
 *   the page could say of the element itself is said by `:host` as important, which outweighs the page's own `!important`.
 * - Nothing of ours reaches out: no rule, no listener on the page, and no key that is typed in here.
 */
import tokens from '../../contract/look/tokens.css?inline'
import { doorWords } from '../../contract/words/widget-door.ts'
import button from './button.css?inline'
import type { PanelModule } from './door.ts'
import type { Identity } from './identity.ts'
import { languageAt } from './language.ts'
import outside from './outside.css?inline'
import { insideSheet, sheetOf, tokensInside } from './sheet.ts'

const KEPT_INSIDE = ['keydown', 'keypress', 'keyup', 'input', 'change', 'submit', 'paste', 'copy', 'cut']

export interface ElementOptions {
  readonly base: string
  readonly identity: Identity
  readonly loadPanel: (language: 'en' | 'es') => Promise<PanelModule>
}

/** The element for this page; a browser makes elements by itself, and gives them nothing. */
export function elementFor(options: ElementOptions): CustomElementConstructor {
  return class extends ContactElement {
    constructor() {
      super(options)
    }
  }
}

class ContactElement extends HTMLElement {
  static readonly observedAttributes = ['lang', 'scheme', 'heed-customer']
  readonly #options: ElementOptions
  #rem = 16
  #inside: HTMLElement | null = null
  #styled: PanelModule | null = null
  #close: (() => void) | null = null
  readonly #launch = document.createElement('button')
  readonly #place = document.createElement('div')

  constructor(options: ElementOptions) {
    super()
    this.#options = options
  }

  connectedCallback(): void {
    this.#inside ??= this.#build()
    this.#dress()
    if (this.hasAttribute('corner')) liftAboveAll(this)
  }

  disconnectedCallback(): void {
    this.#close?.()
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    if (name === 'heed-customer') this.#options.identity.identify(now)
    else this.#dress()
  }

  #build(): HTMLElement {
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheetOf(outside)]
    this.#rem = Number.parseFloat(getComputedStyle(this).fontSize) || 16
    root.adoptedStyleSheets.push(insideSheet(tokensInside(tokens) + button, this.#rem))
    const inside = document.createElement('div')
    inside.className = 'heed'
    // A page that listens for keys must not take these for its own.
    for (const type of KEPT_INSIDE) inside.addEventListener(type, event => event.stopPropagation())
    this.#launch.type = 'button'
    this.#launch.className = 'launch'
    this.#launch.setAttribute('aria-haspopup', 'dialog')
    this.#launch.addEventListener('click', event => {
      if (event.isTrusted && this.#close === null) void this.#open()
    })
    inside.append(this.#launch, this.#place)
    root.append(inside)
    return inside
  }

  /** In the language and the light of where it stands. */
  #dress(): void {
    if (!this.#inside || !this.isConnected) return
    const language = languageAt(this)
    this.#inside.lang = language
    this.#inside.dataset['scheme'] = this.getAttribute('scheme') ?? schemeOfPage()
    this.#launch.textContent = doorWords[language].open
  }

  async #open(): Promise<void> {
    const language = languageAt(this)
    this.#launch.setAttribute('aria-busy', 'true')
    const panel = await this.#options.loadPanel(language).catch(() => null)
    this.#launch.removeAttribute('aria-busy')
    if (!this.isConnected || this.#close !== null) return
    if (!panel) return this.#pointToPage()
    this.#style(panel)
    this.#launch.hidden = true
    const takeAway = panel.openPanel({
      place: this.#place,
      ...this.#options,
      isSheet: () => this.hasAttribute('corner') && window.matchMedia('(max-width: 480px)').matches,
      onClose: hasLeft => {
        this.#close?.()
        if (!hasLeft) this.#launch.focus()
      },
    })
    this.#close = () => {
      this.#close = null
      takeAway()
      this.#launch.hidden = false
    }
  }

  #style(panel: PanelModule): void {
    if (this.#styled === panel) return
    this.#styled = panel
    this.shadowRoot?.adoptedStyleSheets.push(insideSheet(panel.css, this.#rem))
  }

  /** Where this page lets nothing more be loaded. */
  #pointToPage(): void {
    const link = document.createElement('a')
    link.href = `${this.#options.base}/`
    link.target = '_blank'
    link.rel = 'noopener'
    link.className = 'launch'
    link.textContent = doorWords[languageAt(this)].toPage
    this.#launch.replaceWith(link)
    link.focus()
  }
}

/** Above every `z-index` of the page, and free of what its ancestors do to what is fixed; where the browser has such a layer. */
function liftAboveAll(element: HTMLElement): void {
  if (typeof element.showPopover !== 'function') return
  element.popover = 'manual'
  element.showPopover()
}

/** A page that never speaks of the dark is light, whatever its reader has chosen elsewhere. */
function schemeOfPage(): 'auto' | 'light' | 'dark' {
  const said = getComputedStyle(document.documentElement).colorScheme
  if (!said.includes('dark')) return 'light'
  return said.includes('light') ? 'auto' : 'dark'
}
