import { callbackEs } from '../../contract/words/callback-es.ts'
import { calledEs } from '../../contract/words/called-es.ts'
import { widgetEs } from '../../contract/words/widget-es.ts'
import type { Opening } from './door.ts'
import { openPanelIn } from './parts/panel.tsx'

export { default as css } from './panel.css?inline'

const words = { ...widgetEs, callback: callbackEs, called: calledEs }
export const openPanel = (opening: Opening) => openPanelIn('es', words, opening)
