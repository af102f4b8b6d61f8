// FHIR clients that others wrote, as they are published, against the running stack. The test that starts this gives:
// FHIR_BASE (the service's /fhir), TOKEN and OTHER_TOKEN (prescribers of two practices), ORDER (a draft MedicationRequest
// without an identifier, which each client sends with one of its own).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { Client } from 'fhir-kit-client';
import smart from 'fhirclient';

// @medplum/core names the class when it is loaded, and Node has it since version 22.
globalThis.WebSocket ??= class {};
const { MedplumClient, OperationOutcomeError } = await import('@medplum/core');

const base = process.env.FHIR_BASE;
const token = process.env.TOKEN;
const otherToken = process.env.OTHER_TOKEN;
const SYSTEM = 'http://elm-street.example/foreign-clients';
const RETURN_CANCEL_REASON = { resourceType: 'Parameters', parameter: [{ name: 'reason', valueCode: 'PATIENT_REQUEST' }] };

function order(identifier) {
  const draft = JSON.parse(process.env.ORDER);
  draft.identifier = [{ system: SYSTEM, value: identifier }];
  draft.contained.find((one) => one.resourceType === 'Patient').identifier[0].value = randomUUID();
  return draft;
}

function identifiers() {
  return [randomUUID(), randomUUID(), randomUUID()];
}

function query(values) {
  return values.map((value) => `${SYSTEM}|${value}`).join(',');
}

function ids(bundle) {
  return bundle.entry.map((entry) => entry.resource.id);
}

function axis(resource, name) {
  return resource.extension.find((one) => one.url.endsWith(`/${name}-status`)).valueCode;
}

test('fhir-kit-client creates, reads, pages, signs, cancels and is told what is wrong', async () => {
  const client = new Client({ baseUrl: base, bearerToken: token });
  const values = identifiers();
  const created = [];
  for (const value of values) {
    created.push(await client.create({ resourceType: 'MedicationRequest', body: order(value) }));
  }
  const read = await client.read({ resourceType: 'MedicationRequest', id: created[0].id });
  assert.equal(read.status, 'draft');
  assert.equal(read.meta.versionId, '1');

  const page = await client.search({
    resourceType: 'MedicationRequest',
    searchParams: { identifier: query(values), _count: 2 },
  });
  const rest = await client.nextPage({ bundle: page });
  assert.deepEqual([...ids(page), ...ids(rest)], [created[2].id, created[1].id, created[0].id]);
  assert.equal(await client.nextPage({ bundle: rest }), undefined);

  const signed = await client.operation({ name: '$sign', resourceType: 'MedicationRequest', id: created[0].id });
  assert.equal(signed.status, 'active');
  const cancelled = await client.operation({
    name: '$cancel',
    resourceType: 'MedicationRequest',
    id: created[1].id,
    input: RETURN_CANCEL_REASON,
  });
  assert.equal(cancelled.status, 'cancelled');
  assert.equal(axis(cancelled, 'cancel'), 'approved');

  const failure = await client
    .search({ resourceType: 'MedicationRequest', searchParams: { status: 'nonsense' } })
    .then(() => assert.fail('a nonsensical status was accepted'), (error) => error);
  assert.equal(failure.response.status, 400);
  assert.equal(failure.response.data.issue[0].details.coding[0].code, 'PARAMETER_INVALID');
});

test('fhirclient creates, reads, collects all pages, signs, cancels and is told what is wrong', async () => {
  const client = smart({}, {}).client({ serverUrl: base, tokenResponse: { access_token: token } });
  const values = identifiers();
  const created = [];
  for (const value of values) {
    created.push(await client.create(order(value)));
  }
  const all = await client.request(
    `MedicationRequest?identifier=${encodeURIComponent(query(values))}&_count=2`,
    { pageLimit: 0, flat: true },
  );
  assert.deepEqual(all.map((one) => one.id), [created[2].id, created[1].id, created[0].id]);

  const operate = (id, name, parameters) =>
    client.request({
      url: `MedicationRequest/${id}/${name}`,
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json; charset=utf-8' },
      body: JSON.stringify(parameters),
    });
  assert.equal((await operate(created[0].id, '$sign', { resourceType: 'Parameters' })).status, 'active');
  assert.equal((await operate(created[1].id, '$cancel', RETURN_CANCEL_REASON)).status, 'cancelled');
  assert.equal((await client.request(`MedicationRequest/${created[2].id}`)).status, 'draft');

  const other = smart({}, {}).client({ serverUrl: base, tokenResponse: { access_token: otherToken } });
  await assert.rejects(other.request(`MedicationRequest/${created[2].id}`), (error) => error.statusCode === 404);
});

test('@medplum/core creates, reads, walks pages, signs, cancels and is told what is wrong', async () => {
  const client = new MedplumClient({
    baseUrl: base.replace(/fhir$/, ''),
    fhirUrlPath: 'fhir',
    accessToken: token,
    maxRetries: 0,
  });
  const values = identifiers();
  const created = [];
  for (const value of values) {
    created.push(await client.createResource(order(value)));
  }
  const walked = [];
  for await (const page of client.searchResourcePages('MedicationRequest', { identifier: query(values), _count: '2' })) {
    walked.push(page.map((one) => one.id));
  }
  assert.deepEqual(walked, [[created[2].id, created[1].id], [created[0].id]]);
  assert.equal((await client.readResource('MedicationRequest', created[2].id)).status, 'draft');

  const signed = await client.post(client.fhirUrl('MedicationRequest', created[0].id, '$sign'), {
    resourceType: 'Parameters',
  });
  assert.equal(signed.status, 'active');
  const cancelled = await client.post(
    client.fhirUrl('MedicationRequest', created[1].id, '$cancel'),
    RETURN_CANCEL_REASON,
  );
  assert.equal(cancelled.status, 'cancelled');

  await assert.rejects(client.readResource('MedicationRequest', randomUUID()), (error) => {
    assert.ok(error instanceof OperationOutcomeError);
    assert.equal(error.outcome.issue[0].details.coding[0].code, 'NOT_FOUND');
    return true;
  });
});
