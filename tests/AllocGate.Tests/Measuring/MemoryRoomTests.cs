using AllocGate.Measuring;
using CsCheck;

namespace AllocGate.Tests.Measuring;

public class MemoryRoomTests
{
    [Fact]
    public void Where_memory_is_small_fewer_cases_run_side_by_side_and_that_is_said()
    {
        var room = MemoryRoom.Of(jobs: 8, available: 2L << 30);

        Assert.Equal((3, 512L << 20), (room.Jobs, room.HeapLimit));
        Assert.Equal("Memory (2,048 MB) has room for 3 of 8 cases side by side: --jobs 3.", room.Notice);
    }

    [Fact]
    public void Where_there_is_room_the_jobs_are_those_asked_for()
    {
        var room = MemoryRoom.Of(jobs: 2, available: 24L << 30);

        Assert.Equal(new MemoryRoom(2, 9L << 30, null), room);
    }

    [Fact]
    public void All_heaps_together_never_take_more_than_three_quarters() =>
        Gen.Select(Gen.Int[1, 256], Gen.Long[1L << 20, 1L << 42]).Sample((jobs, available) =>
        {
            var room = MemoryRoom.Of(jobs, available);
            Assert.InRange(room.Jobs, 1, jobs);
            Assert.True(room.HeapLimit * room.Jobs <= available / 4 * 3);
            Assert.Equal(room.Jobs < jobs, room.Notice is not null);
        });
}
