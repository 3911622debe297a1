/** Where the desk begins: small, so that its words are on their way while the rest still comes. */
import { readChoices, showChoices } from './chosen.ts'
import './look/all.css'
import { bringWords } from './spoken.ts'

const choices = readChoices()
showChoices(choices)
// Not awaited: what comes takes things from here, and would wait for this to end.
void bringWords(choices.language).then(() => import('./main.tsx'))
