import { callbackEn } from '../../contract/words/callback-en.ts'
import { calledEn } from '../../contract/words/called-en.ts'
import { widgetEn } from '../../contract/words/widget-en.ts'
import type { Opening } from './door.ts'
import { openPanelIn } from './parts/panel.tsx'

export { default as css } from './panel.css?inline'

const words = { ...widgetEn, callback: callbackEn, called: calledEn }
export const openPanel = (opening: Opening) => openPanelIn('en', words, opening)
