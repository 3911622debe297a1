/**
 * The contact button for other sites: `<script src="https://heed.example/widget.js" async></script>`.
 *
 * It stands where the page has put `<heed-contact>`, or else in the corner. It never opens by itself, its one global name is
 * `HeedContact`, and what opens is loaded when somebody opens it.
 */
import type { PanelModule } from './door.ts'
import { elementFor } from './element.ts'
import { putFallback } from './fallback.ts'
import { identityAt } from './identity.ts'

const NAME = 'heed-contact'

/** Put in by the build: the panel that this button was made with. */
declare const PANEL_VERSION: string

function start(script: HTMLScriptElement | null): void {
  if (script === null || 'HeedContact' in window) return
  const base = new URL(script.src).origin
  if (!isAble()) return whenRead(() => putFallback(NAME, `${base}/`))
  const identity = identityAt(base)
  Object.defineProperty(window, 'HeedContact', { value: Object.freeze({ identify: identity.identify }) })
  const token = script.getAttribute('heed-customer')
  if (token) identity.identify(token)
  const loadPanel = async (language: string) =>
    (await import(/* @vite-ignore */ `${base}/widget/panel-${language}.js?v=${PANEL_VERSION}`)) as PanelModule // our own, of the same build
  customElements.define(NAME, elementFor({ base, identity, loadPanel }))
  if (script.hasAttribute('heed-no-corner')) return
  whenRead(() => {
    if (document.querySelector(NAME)) return
    const corner = document.createElement(NAME)
    corner.setAttribute('corner', '')
    document.body.append(corner)
  })
}

/** What the wall around the button is made of. */
function isAble(): boolean {
  return (
    'customElements' in window &&
    'attachShadow' in Element.prototype &&
    'adoptedStyleSheets' in Document.prototype &&
    'replaceSync' in CSSStyleSheet.prototype &&
    customElements.get(NAME) === undefined
  )
}

function whenRead(put: () => void): void {
  if (document.readyState !== 'loading') put()
  else document.addEventListener('DOMContentLoaded', put, { once: true })
}

const { currentScript } = document
start(
  currentScript instanceof HTMLScriptElement
    ? currentScript
    : document.querySelector<HTMLScriptElement>('script[src$="/widget.js"]'),
)
