namespace RopeCourse.Lessons; internal static class A { }
