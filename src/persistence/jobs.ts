import { PgBoss, type JobWithMetadata } from 'pg-boss';
import type { Logger } from '../logger.ts';
import type { Database, Sql, Transaction } from './database.ts';
import { toJson } from './json.ts';
import type { JobRequest, Jobs, JsonObject } from './ports.ts';

/** The job queue as the conversation log uses it: a turn's jobs are added in the turn's transaction. */
export interface JobQueue extends Jobs {
  /** To be called before the transaction: a queue cannot be made inside it. */
  prepare(jobs: JobRequest[]): Promise<void>;
  insert(jobs: JobRequest[], transaction: Transaction): Promise<void>;
  /** To be called after the commit: this process starts on the jobs at once, another one finds them within a second. */
  wake(jobs: JobRequest[]): void;
}

/** Jobs of one name that this process works on at the same time. */
const concurrency = 3;

/** A job is tried again after 1 s, 2 s, 4 s… up to a minute, and given up after the last of these tries. */
const retries = { retryLimit: 8, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };

/** Seconds without a sign of life after which a job of a killed process is given to another. The least pg-boss takes. */
const heartbeatSeconds = 10;

const workerOptions = { includeMetadata: true, pollingIntervalSeconds: 1 } as const;

/** How long `stop` waits for the jobs in hand, in milliseconds. What is not done by then is done after the next start. */
const stopTimeout = 10_000;

/** Jobs by pg-boss, in the schema `pgboss` of the same database. Call it while no other process migrates. */
export async function startJobs(database: Database, logger: Logger): Promise<JobQueue> {
  const embedded = database.kind === 'pglite';
  const boss = new PgBoss({
    db: database.queue,
    backend: embedded ? 'pglite' : 'postgres',
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: embedded ? 60 : 5,
    monitorIntervalSeconds: embedded ? 60 : 5,
  });
  boss.on('error', (error) => logger.warn({ err: error }, 'the job queue met an error and goes on'));
  await boss.start();
  if (embedded) await putBack(database);

  const queues = new Set<string>();
  const workers = new Map<string, string[]>();
  const wake = (name: string) => workers.get(name)?.forEach((worker) => boss.notifyWorker(worker));

  const ensureQueue = async (name: string) => {
    if (queues.has(name)) return;
    await boss.createQueue(name, { policy: 'exclusive', heartbeatSeconds, ...retries });
    queues.add(name);
  };
  const send = (job: JobRequest, transaction?: Transaction) =>
    boss.send(job.name, JSON.parse(toJson(job.payload)) as JsonObject, {
      singletonKey: job.key,
      ...(job.after !== undefined && { startAfter: job.after }),
      ...(transaction && { db: transaction.queue }),
    });

  return {
    async prepare(jobs) {
      for (const job of jobs) await ensureQueue(job.name);
    },
    async insert(jobs, transaction) {
      for (const job of jobs) await send(job, transaction);
    },
    wake: (jobs) => jobs.forEach((job) => wake(job.name)),
    async add(job) {
      await ensureQueue(job.name);
      await send(job);
      wake(job.name);
    },
    async handle(name, work) {
      await ensureQueue(name);
      const run = async ([job]: JobWithMetadata<JsonObject>[]) => {
        if (!job) return;
        try {
          await work(job.data, job.singletonKey ?? '');
        } catch (err) {
          const last = job.retryCount >= retries.retryLimit;
          const line = { err, job: name, try: job.retryCount + 1 };
          if (last) logger.error(line, 'a job failed for the last time and is given up');
          else logger.warn(line, 'a job failed and will be tried again');
          throw err;
        } finally {
          wake(name);
        }
      };
      const started = Array.from({ length: concurrency }, () =>
        boss.work<JsonObject, void, typeof workerOptions>(name, workerOptions, run),
      );
      workers.set(name, [...(workers.get(name) ?? []), ...(await Promise.all(started))]);
    },
    stop: () => boss.stop({ timeout: stopTimeout }),
  };
}

/** Jobs in the hands of a process that was killed. The directory's lock says that there is no other process. */
async function putBack(database: Sql): Promise<void> {
  await database.query(`
    update pgboss.job set state = 'retry', start_after = now(), started_on = null, heartbeat_on = null
    where state = 'active'`);
}
