// The one script that changes classes in Redis. A step runs whole or not at all and tells of what it did in the same
// breath, so that no process hears of a change that is not there. Keys of a class carry its code in braces: they lie in
// one slot.
//
//   c  hash   session, content, host, version, open (a number, `any` or nothing), round, seq, present; the name of each
//             student and whether they take a place
//   s  hash   student id → number, tab, the student as JSON
//   n  hash   name taken → student id
//   a  hash   question, vote and student → number, tab, the answer as JSON
//   z  sorted set, of all classes: code → when it is past its time
//
// The number is the order in which they came. Every key of a class has a time to live, set anew by each step.
export const SCRIPT = `
local op, code, prefix, message = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local base = prefix .. '{' .. code .. '}:'
local c, s, n, a = base .. 'c', base .. 's', base .. 'n', base .. 'a'
local z = KEYS[1]
local function live(ms)
	for _, key in ipairs({c, s, n, a}) do redis.call('PEXPIRE', key, ms) end
end
local function tell() redis.call('PUBLISH', base .. 'told', message) end
local function number() return redis.call('HINCRBY', c, 'seq', 1) end
local function body(value) return value and string.sub(value, string.find(value, '\\t', 1, true) + 1) end
-- The name that a student holds, and whether they take a place in the class.
local function place(id, name, isPresent)
	local was = redis.call('HGET', c, 'name:' .. id)
	if was and was ~= name then redis.call('HDEL', n, was) end
	redis.call('HSET', n, name, id)
	local had = redis.call('HGET', c, 'here:' .. id) == '1' and 1 or 0
	redis.call('HSET', c, 'name:' .. id, name, 'here:' .. id, isPresent)
	redis.call('HINCRBY', c, 'present', tonumber(isPresent) - had)
end
local function session(from)
	redis.call('HSET', c, 'session', ARGV[from], 'version', ARGV[from + 1], 'open', ARGV[from + 2],
		'round', ARGV[from + 3])
	redis.call('ZADD', z, ARGV[from + 4], code)
	live(ARGV[from + 5])
end

if op == 'claim' then
	if redis.call('EXISTS', c) == 1 then return 0 end
	redis.call('HSET', c, 'content', ARGV[11], 'host', ARGV[12])
	session(5)
	return 1
end

if op == 'heal' then
	-- What a process knows and the engine lost: the class itself, a newer session, students and answers.
	if redis.call('EXISTS', c) == 0 then
		redis.call('HSET', c, 'content', ARGV[11], 'host', ARGV[12])
		session(5)
	elseif tonumber(redis.call('HGET', c, 'version')) < tonumber(ARGV[6]) then
		session(5)
	end
	local at = 13
	for _ = 1, tonumber(ARGV[at]) do
		local id, name, isPresent, student = ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]
		if redis.call('HEXISTS', s, id) == 0 and redis.call('HSETNX', n, name, id) == 1 then
			redis.call('HSET', s, id, number() .. '\\t' .. student)
			place(id, name, isPresent)
		end
		at = at + 4
	end
	at = at + 1
	for _ = 1, tonumber(ARGV[at]) do
		if redis.call('HEXISTS', a, ARGV[at + 1]) == 0 then
			redis.call('HSET', a, ARGV[at + 1], number() .. '\\t' .. ARGV[at + 2])
		end
		at = at + 2
	end
	live(ARGV[10])
	return 1
end

if redis.call('EXISTS', c) == 0 then return {'gone'} end

if op == 'transition' then
	if redis.call('HGET', c, 'version') ~= ARGV[11] then return {'stale'} end
	session(5)
	tell()
	return {'written'}
end

if op == 'student' then
	local id, name, student, limit, before, isPresent = ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8]), ARGV[9], ARGV[10]
	local known = redis.call('HGET', s, id)
	if before ~= '' and body(known) ~= before then return {'stale', body(known)} end
	local owner = redis.call('HGET', n, name)
	if owner and owner ~= id then return {'name-taken'} end
	if not known then
		if tonumber(redis.call('HGET', c, 'present') or '0') >= limit then return {'full'} end
	end
	place(id, name, isPresent)
	local at = known and string.sub(known, 1, string.find(known, '\\t', 1, true) - 1) or number()
	redis.call('HSET', s, id, at .. '\\t' .. student)
	live(redis.call('PTTL', c))
	tell()
	return {'written'}
end

if op == 'answer' then
	local key, answer, index, round = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
	local first = redis.call('HGET', a, key)
	if first then return {'repeat', body(first)} end
	local open = redis.call('HGET', c, 'open')
	if (open ~= index and open ~= 'any') or redis.call('HGET', c, 'round') ~= round then return {'not-open'} end
	redis.call('HSET', a, key, number() .. '\\t' .. answer)
	redis.call('PEXPIRE', a, redis.call('PTTL', c))
	tell()
	return {'written'}
end

if op == 'forget' then
	redis.call('DEL', c, s, n, a)
	tell()
	return {'written'}
end
return redis.error_reply('unknown step ' .. op)
`;
