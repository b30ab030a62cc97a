/** How often a property is tried: 10⁴ times in `npm test`, 10⁶ when `LONG` is set. */
export const runs = process.env.LONG ? 1_000_000 : 10_000;
