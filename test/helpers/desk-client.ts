/** How a test asks an application: calls, calls that must succeed, calls that must be refused. */
import type { Application } from '#electron/application';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/contract';
import type { Answer } from '#shared/contract/failure';

export abstract class DeskClient {
  abstract readonly app: Application;

  /** Calls as a person; each person is a client of their own. */
  async call<N extends ProcedureName>(
    who: string,
    name: N,
    input: CallInput<N>,
  ): Promise<Answer<CallOutput<N>>> {
    return (await this.app.dispatch(who, name, input)) as Answer<CallOutput<N>>;
  }

  /** Calls and demands an answer. */
  async must<N extends ProcedureName>(who: string, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const answer = await this.call(who, name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.code} ${answer.failure.message}`);
    return answer.value;
  }

  /** Calls and demands a refusal; answers its code. */
  async refusal<N extends ProcedureName>(who: string, name: N, input: CallInput<N>): Promise<string> {
    const answer = await this.call(who, name, input);
    return answer.ok ? 'answered' : answer.failure.code;
  }
}
