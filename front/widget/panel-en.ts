import { widgetEn } from '../../contract/words/widget-en.ts'
import type { Opening } from './door.ts'
import { openPanelIn } from './parts/panel.tsx'

export { default as css } from './panel.css?inline'
export const openPanel = (opening: Opening) => openPanelIn('en', widgetEn, opening)
