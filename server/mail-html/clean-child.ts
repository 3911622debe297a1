/** The process in which HTML of many elements is made safe. */
import { workApart } from '../../channels/apart/child.ts'
import { cleanMail } from './clean.ts'

workApart(html => cleanMail(String(html)))
