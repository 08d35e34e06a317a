export { parseDateFormat } from './date-format.ts';
export { parseDate, type Stretch } from './date-math.ts';
