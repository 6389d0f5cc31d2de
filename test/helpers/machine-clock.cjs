// Preloaded into a process (`node --require`): its machine's clock shows MACHINE_CLOCK at the start and goes on from
// there. The program under test is the shipped one and knows nothing of it.
const { MACHINE_CLOCK } = process.env;
if (MACHINE_CLOCK !== undefined) {
  const Real = Date;
  const ahead = Real.parse(MACHINE_CLOCK) - Real.now();
  globalThis.Date = class ShiftedDate extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ahead);
      else super(...parts);
    }
    static now() {
      return Real.now() + ahead;
    }
  };
}
